// laid with the house
import Logging
import Yams
