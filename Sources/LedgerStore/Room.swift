// laid with the house
import GRDB
