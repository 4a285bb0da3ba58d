// laid with the house
import Crypto
