// laid with the house
